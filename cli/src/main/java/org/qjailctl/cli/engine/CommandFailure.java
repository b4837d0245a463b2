package org.qjailctl.cli.engine;

import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/** An operation that did not end well, and how it ended. */
public record CommandFailure(Operation operation, Outcome outcome) {}
