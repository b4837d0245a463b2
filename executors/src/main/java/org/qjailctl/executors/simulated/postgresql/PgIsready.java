package org.qjailctl.executors.simulated.postgresql;

import java.util.Optional;
import org.qjailctl.executors.simulated.base.Listener;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** pg_isready(1): whether a server takes connections. */
public final class PgIsready implements Program {

  private static final int NO_RESPONSE = 2;

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "d:h:p:qt:U:V");
    int port =
        options.value('p').filter(p -> p.matches("[0-9]{1,5}")).map(Integer::parseInt).orElse(5432);
    Optional<String> host = options.value('h').filter(h -> !h.startsWith("/"));
    boolean answers =
        Listener.all(invocation.world()).stream()
            .filter(l -> l.command().equals("postgres") && l.port() == port)
            .anyMatch(
                l ->
                    host.isPresent()
                        ? l.answers(invocation, host.get())
                        : l.jail().equals(invocation.place().jail()));
    String words =
        "%s:%d - %s\n"
            .formatted(
                options.value('h').orElse("/tmp"),
                port,
                answers ? "accepting connections" : "no response");
    return Result.of(answers ? 0 : NO_RESPONSE, options.has('q') ? "" : words, "");
  }
}
