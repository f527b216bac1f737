-- Ranges are few among addresses: a reader of many audience classes comes by those around an address from their first address.
create index assertion_by_range on assertion (address_low) where kind = 'cidr';
