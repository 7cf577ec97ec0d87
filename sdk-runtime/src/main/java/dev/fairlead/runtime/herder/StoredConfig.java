package dev.fairlead.runtime.herder;

/**
 * What came of giving a connector a configuration.
 *
 * @param created whether the connector is new
 */
public record StoredConfig(boolean created, ConnectorInfo connector) {}
