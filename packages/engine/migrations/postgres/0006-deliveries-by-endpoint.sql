-- deliveries due by endpoint
-- readable by schema 4
-- Due deliveries are searched endpoint by endpoint.

  DROP INDEX deliveries_due;
  CREATE INDEX deliveries_due ON deliveries (endpoint_id, next_at, message_id) WHERE state = 'waiting';
