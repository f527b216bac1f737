-- What a reader is told of a marking says how far acting on it may be noticed.
create function said_caveats(own text[], originators text[], pap text) returns text[] language sql immutable
return case when pap is null then said_caveats(own, originators) else said_caveats(own, originators) || ('pap:' || pap) end;
