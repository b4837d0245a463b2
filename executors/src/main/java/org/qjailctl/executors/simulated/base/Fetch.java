package org.qjailctl.executors.simulated.base;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Node;

/**
 * fetch(1). Every server of the simulated network offers FreeBSD 13.2's base.txz below {@code
 * 13.2-RELEASE/}, and nothing else; {@code file:} reaches the host's own files.
 */
public final class Fetch implements Program {

  private static final Content BASE =
      new Content.Opaque(
          195_363_380,
          new Sha256("3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0"));

  private static final Pattern SERVER = Pattern.compile("(?:https?|ftp)://[^/]+(/.*)");

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "146AaB:dFhi:lMmN:no:PpqRrS:sT:Uvw:");
    if (options.rest().size() != 1) {
      return Result.failed(1, "usage: fetch [-o file] URL");
    }
    String url = options.rest().getFirst();
    String last = url.substring(url.lastIndexOf('/') + 1);
    String target = options.value('o').orElse(last);
    Matcher server = SERVER.matcher(url);
    if (server.matches()) {
      if (!server.group(1).endsWith("/13.2-RELEASE/base.txz")) {
        return Result.failed(1, "fetch: " + url + ": Not Found");
      }
      return saved(invocation, options, target, BASE);
    }
    if (url.startsWith("file://")) {
      Optional<Node> node = invocation.files().stat(url.substring("file://".length()));
      if (node.isEmpty() || !(node.get() instanceof Node.Regular regular)) {
        return Result.failed(1, "fetch: " + url + ": No such file or directory");
      }
      return saved(invocation, options, target, regular.content());
    }
    return Result.failed(1, "fetch: " + url + ": Protocol not supported");
  }

  private static Result saved(
      Invocation invocation, Options options, String target, Content content) throws FileRefused {
    try {
      invocation.files().write(target, content);
    } catch (FileRefused e) {
      return Result.failed(1, "fetch: " + target + ": open(): " + e.reason().words());
    }
    return options.has('q')
        ? Result.SILENT
        : Result.of(
            0, "", "%-48s %8d kB   16 MBps    0s\n".formatted(target, content.size() / 1024));
  }
}
