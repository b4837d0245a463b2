package org.qjailctl.core.diagnostic;

/**
 * Another place that has to do with a diagnostic.
 *
 * @param message what that place has to do with it, such as {@code used here}
 */
public record Related(SourceRange where, String message) {}
