package org.qjailctl.cli.command;

import org.qjailctl.cli.engine.Engines;
import org.qjailctl.cli.engine.Serving;
import org.qjailctl.cli.process.Environment;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.process.Terminal;
import org.qjailctl.cli.secret.SecretStore;

/**
 * What a command works with.
 *
 * @param out results
 * @param err progress and diagnostics
 */
public record Context(
    Output out,
    Output err,
    Environment environment,
    Terminal terminal,
    Engines engines,
    Serving serving,
    SecretStore secrets) {}
