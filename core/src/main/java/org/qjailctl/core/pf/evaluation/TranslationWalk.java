package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.pf.Address;
import org.qjailctl.core.pf.PortMatch;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.RuleHost;

/** A packet on its way through the translation rules, of which the first that matches counts. */
final class TranslationWalk {

  private final Evaluation evaluation;

  TranslationWalk(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Before the filter rules: rdr, then binat, of what comes in; binat, then nat, of the rest. */
  List<Run> of(Packet packet) {
    List<Rule.Kind> kinds =
        packet.direction() == Rule.Direction.IN
            ? List.of(Rule.Kind.RDR, Rule.Kind.BINAT)
            : List.of(Rule.Kind.BINAT, Rule.Kind.NAT);
    Set<Run> runs = Set.of(Run.of(packet));
    for (Rule.Kind kind : kinds) {
      runs = walk(kind, evaluation.main().of(kind), "", runs);
    }
    return runs.stream().map(run -> run.done(false)).toList();
  }

  private Set<Run> walk(Rule.Kind kind, List<Rule> rules, String anchor, Set<Run> start) {
    Set<Run> runs = start;
    for (Rule rule : rules) {
      Set<Run> next = new LinkedHashSet<>();
      for (Run run : runs) {
        if (run.done()) {
          next.add(run);
        } else {
          next.addAll(
              switch (rule) {
                case Rule.Translation translation -> translate(translation, anchor, run);
                case Rule.Anchor call -> call(kind, call, anchor, run);
                case Rule.Filter filter -> List.of(run);
                case Rule.Scrub scrub -> List.of(run);
              });
        }
      }
      runs = next;
    }
    return runs;
  }

  private List<Run> call(Rule.Kind kind, Rule.Anchor call, String anchor, Run run) {
    Matching matching = evaluation.match(anchor).of(call.match(), run.packet());
    evaluation.depends(matching);
    List<Run> all = new ArrayList<>();
    if (!(matching instanceof Matching.Yes)) {
      all.add(run);
    }
    if (!(matching instanceof Matching.No)) {
      Set<Run> runs = Set.of(run.calling(call));
      for (String path : evaluation.called(anchor, call.name())) {
        List<Rule> rules =
            evaluation.inside(call, path).map(inside -> inside.of(kind)).orElse(List.of());
        runs = walk(kind, rules, path, runs);
      }
      all.addAll(runs);
    }
    return all;
  }

  private List<Run> translate(Rule.Translation rule, String anchor, Run run) {
    Packet packet = run.packet();
    RuleMatch match = evaluation.match(anchor);
    boolean back = rule.kind() == Rule.Kind.BINAT && packet.direction() == Rule.Direction.IN;
    Matching matching =
        (back ? match.ofBinatIn(rule, packet) : match.of(rule.match(), packet))
            .and(RuleMatch.tags(rule.tags(), run.tag()));
    evaluation.depends(matching);
    List<Run> all = new ArrayList<>();
    if (!(matching instanceof Matching.Yes)) {
      all.add(run);
    }
    if (!(matching instanceof Matching.No)) {
      for (Packet changed : changed(rule, back, packet)) {
        all.add(run.translated(rule, changed));
      }
    }
    return all;
  }

  private List<Packet> changed(Rule.Translation rule, boolean back, Packet packet) {
    if (rule.target().isEmpty()) {
      return List.of(packet);
    }
    if (back) {
      return rule.match().from().stream()
          .flatMap(from -> addresses(from, packet).stream())
          .map(address -> packet.to(address, packet.destinationPort()))
          .toList();
    }
    return changed(rule.kind(), rule.target().get(), rule.match().toPort(), packet);
  }

  List<Packet> changed(
      Rule.Kind kind, Rule.Target target, Optional<PortMatch> written, Packet packet) {
    List<Packet> all = new ArrayList<>();
    for (RuleHost host : target.hosts()) {
      for (IpAddress address : addresses(host, packet)) {
        all.add(
            kind == Rule.Kind.RDR
                ? packet.to(address, port(target, written, packet.destinationPort()))
                : packet.from(address));
      }
    }
    if (all.isEmpty()) {
      all.add(packet);
    }
    if (all.size() > 1) {
      evaluation.depends(new Matching.Depends("which of several addresses a rule chooses"));
    }
    return all;
  }

  /** A range after the arrow moves the ports of the range before it. */
  private static OptionalInt port(
      Rule.Target target, Optional<PortMatch> written, OptionalInt port) {
    if (target.first() == 0 || port.isEmpty()) {
      return port;
    }
    if (target.last() == 0 || target.last() == target.first()) {
      return OptionalInt.of(target.first());
    }
    int from = written.map(PortMatch::first).orElse(port.getAsInt());
    int width = target.last() - target.first() + 1;
    return OptionalInt.of(target.first() + Math.floorMod(port.getAsInt() - from, width));
  }

  private List<IpAddress> addresses(RuleHost host, Packet packet) {
    return switch (host.address()) {
      case Address.Block(IpAddress address, int prefix) ->
          prefix == address.bits() ? List.of(address) : List.of(address.plus(1));
      case Address.Range(IpAddress first, IpAddress last) -> List.of(first, last);
      case Address.Dynamic dynamic -> evaluation.links().of(dynamic, packet.source());
      case Address.Table(String name) -> {
        evaluation.depends(new Matching.Depends("which address of <" + name + "> is chosen"));
        yield List.of();
      }
      case Address.Special special -> List.of();
    };
  }
}
