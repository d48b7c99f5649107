package org.safeguard.init;

/** One step that the schema has taken. */
public record AppliedMigration(String version, String description) {}
