package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/**
 * {@code nc -z [-nv] [-w SECONDS] ADDRESS PORT}: whether a TCP connection comes about, in the words
 * of contrib/netcat/netcat.c. An address that no interface carries does not answer in time.
 */
public final class Netcat implements Program {

  private static final String LETTERS = "46DdEe:FhI:i:klNnO:P:p:rSs:tT:UuV:vw:X:x:z";

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), LETTERS);
    List<String> words = options.rest();
    if (options.unknown().isPresent() || words.size() != 2) {
      return Result.failed(1, "usage: nc [-46DdEFhklNnrStUuvz] [-w timeout] [host] [port]");
    }
    if (!options.has('z') || options.has('u')) {
      return Result.failed(1, "nc: the simulated host connects by TCP and sends nothing");
    }
    String host = words.get(0);
    String port = words.get(1);
    boolean open =
        Listener.all(invocation.world()).stream()
            .filter(one -> Integer.toString(one.port()).equals(port))
            .anyMatch(one -> one.answers(invocation, host));
    if (open) {
      return Result.of(
          0, "", "Connection to %s %s port [tcp/*] succeeded!\n".formatted(host, port));
    }
    String reason = isThere(invocation, host) ? "Connection refused" : "Operation timed out";
    return options.has('v')
        ? Result.failed(
            1, "nc: connect to %s port %s (tcp) failed: %s".formatted(host, port, reason))
        : Result.exit(1);
  }

  private static boolean isThere(Invocation invocation, String host) {
    return host.startsWith("127.")
        || host.equals("::1")
        || invocation.world().interfaces().all().stream()
            .flatMap(one -> one.addresses().stream())
            .anyMatch(one -> one.address().toString().equals(host));
  }
}
