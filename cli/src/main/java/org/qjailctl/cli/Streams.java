package org.qjailctl.cli;

import java.io.PrintStream;

/** Standard output and standard error, in UTF-8. */
record Streams(PrintStream out, PrintStream err) {}
