package dev.fairlead.samples.http;

import java.net.URI;

/** A source partition: a list. */
public record Endpoint(URI url) {}
