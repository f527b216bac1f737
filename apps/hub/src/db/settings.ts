/**
 * The embedded server's settings: safe on power loss, silent about content, modest in memory.
 * Given on the command line, so that a file in the data folder cannot weaken them.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "200",

  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  max_wal_size: "1GB",

  shared_buffers: "128MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  random_page_cost: "1.1",
  // Short queries under row security: compiling or sharing them out costs more than they take, and /dev/shm is tiny in containers.
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",

  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",

  // Values must never reach a log: no statements, no parameters, no DETAIL lines with key values.
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
  log_destination: "stderr",
  logging_collector: "off",
};
