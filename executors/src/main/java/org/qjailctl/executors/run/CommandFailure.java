package org.qjailctl.executors.run;

import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/** An operation that was not good, and what it said. */
public record CommandFailure(Operation operation, Outcome outcome) {}
