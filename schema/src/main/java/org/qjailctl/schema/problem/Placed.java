package org.qjailctl.schema.problem;

/**
 * A value and the place where it was written.
 *
 * @param <T> the value's type
 */
public record Placed<T>(T value, Place place) {}
