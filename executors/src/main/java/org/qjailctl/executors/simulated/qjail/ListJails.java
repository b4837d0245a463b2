package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail list}: a row a jail, further addresses on rows of their own. */
final class ListJails implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "list", words, "z:");
    Zone zone = Zone.of(session, options.value('z'));
    Definitions definitions = new Definitions(session, zone);
    List<String> files = definitions.named(options.rest());
    session.echo(" ");
    session.echo(zone.equals(Zone.HOST) ? "" : "Jails in zone  " + zone.suffix().substring(1));
    session.echo("STA JID  NIC IP              vnet?       Jailname");
    session.echo("--- ---- --- --------------- ----------- " + "-".repeat(50));
    for (String file : files) {
      for (String row : rows(session, file, definitions.read(file))) {
        session.echo(row);
        session.log(row);
      }
    }
    session.echo(" ");
    session.echo(" ");
  }

  private static List<String> rows(Session session, String file, Definition jail) {
    boolean running = session.runs(jail.name());
    String state =
        (jail.isImage() ? "I" : "D")
            + (running ? "R" : "S")
            + (file.endsWith(".norun") ? "N" : file.endsWith(".man") ? "M" : "");
    String jid = running ? session.outputOf("jls", "-j", jail.name(), "jid") : "N/A";
    boolean vnet = jail.has("vnet");
    String nic = vnet ? jail.get("vinterface") : jail.get("interface");
    String[] parts = jail.get("vnet").split("\\|", -1);
    String shown = vnet ? "vnet|be|" + (parts.length > 1 ? parts[1] : "") : "No";
    List<String> rows = new ArrayList<>();
    for (String address : addresses(jail)) {
      rows.add(
          rows.isEmpty()
              ? "%-3s %-4s %-3s %-15s %-11s %s"
                  .formatted(state, jid, nic, address, shown, jail.name())
              : "    %-4s     %s".formatted("", address));
    }
    return rows;
  }

  private static List<String> addresses(Definition jail) {
    List<String> all = new ArrayList<>();
    for (String name : List.of("ip4", "ip6")) {
      if (jail.has(name)) {
        all.addAll(Arrays.asList(jail.get(name).split(",")));
      }
    }
    return all.isEmpty() ? List.of("none") : all;
  }
}
