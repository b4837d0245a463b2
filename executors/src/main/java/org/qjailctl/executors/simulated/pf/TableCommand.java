package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** {@code pfctl -t TABLE -T COMMAND} (pfctl_table.c of FreeBSD 13.2). */
final class TableCommand {

  private static final List<String> COMMANDS = List.of("kill", "flush", "add", "delete", "show");

  /** What {@code radix_perror} says, and the exit status of what main returns then. */
  private static final Result NO_TABLE = Result.of(255, "", "pfctl: Table does not exist.\n");

  private final PacketFilter pf;
  private final Options options;
  private final String anchor;

  TableCommand(PacketFilter pf, Options options, String anchor) {
    this.pf = pf;
    this.options = options;
    this.anchor = anchor;
  }

  /** Whether the words are those of such a command; main prints the usage otherwise. */
  static boolean isUsage(Options options) {
    return options.has('t') != options.has('T')
        || !COMMANDS.contains(options.value('T').orElse("show"));
  }

  Result run() {
    String name = options.value('t').orElse("");
    Optional<KernelTable> found =
        pf.state().ruleset(anchor).tables().stream()
            .map(KernelTable::of)
            .filter(table -> table.name().equals(name))
            .findFirst();
    String command = options.value('T').orElse("");
    if (found.isEmpty()) {
      return command.equals("add")
          ? added(
              new KernelTable("table <" + name + "> persist", Optional.empty()),
              "1 table created.\n")
          : NO_TABLE;
    }
    return switch (command) {
      case "show" -> shown(found.get());
      case "add" -> added(found.get(), "");
      case "delete" -> deleted(found.get());
      case "flush" -> flushed(found.get());
      default -> killed(name);
    };
  }

  private static SortedSet<String> contents(KernelTable table) {
    return new TreeSet<>(table.contents().orElse(new TreeSet<>()));
  }

  private static Result shown(KernelTable table) {
    StringBuilder text = new StringBuilder();
    for (String address : contents(table)) {
      text.append(address.startsWith("!") ? "  " : "   ").append(address).append('\n');
    }
    return Result.printed(text.toString());
  }

  private Result added(KernelTable table, String created) {
    SortedSet<String> all = contents(table);
    List<String> given = addresses();
    long more = given.stream().filter(all::add).count();
    put(table.holding(all));
    return told(created + more + "/" + given.size() + " addresses added.\n");
  }

  private Result deleted(KernelTable table) {
    SortedSet<String> all = contents(table);
    List<String> given = addresses();
    long less = given.stream().filter(all::remove).count();
    put(table.holding(all));
    return told(less + "/" + given.size() + " addresses deleted.\n");
  }

  private Result flushed(KernelTable table) {
    int all = contents(table).size();
    put(table.holding(new TreeSet<>()));
    return told(all + " addresses deleted.\n");
  }

  private Result killed(String name) {
    PacketFilter.Ruleset old = pf.state().ruleset(anchor);
    List<String> left =
        old.tables().stream().filter(line -> !KernelTable.of(line).name().equals(name)).toList();
    pf.change(pf.state().with(anchor, old.withTables(left)));
    return told("1 table deleted.\n");
  }

  /** Those that are addresses; the simulated host has no resolver. */
  private List<String> addresses() {
    return options.rest().stream()
        .flatMap(text -> IpNetwork.parse(text).toOptional().stream())
        .map(IpNetwork::toString)
        .toList();
  }

  private void put(KernelTable table) {
    PacketFilter.Ruleset old = pf.state().ruleset(anchor);
    List<String> tables = new ArrayList<>(old.tables());
    tables.removeIf(line -> KernelTable.of(line).name().equals(table.name()));
    tables.add(table.toString());
    pf.change(pf.state().with(anchor, old.withTables(tables)));
  }

  private Result told(String words) {
    return options.has('q') ? Result.SILENT : Result.of(0, "", words);
  }
}
