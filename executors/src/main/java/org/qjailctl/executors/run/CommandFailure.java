package org.qjailctl.executors.run;

import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/** An operation of a step that failed, and what it said. */
public record CommandFailure(Operation operation, Outcome outcome) {}
