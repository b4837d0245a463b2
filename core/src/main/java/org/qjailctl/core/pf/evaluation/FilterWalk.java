package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.pf.Rule;

/** A packet on its way through the filter rules, of which the last that matches counts. */
final class FilterWalk {

  private final Evaluation evaluation;

  FilterWalk(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  List<Fate> of(Run start) {
    return walk(evaluation.main().filter(), "", Set.of(start)).stream().map(Run::fate).toList();
  }

  private Set<Run> walk(List<Rule> rules, String anchor, Set<Run> start) {
    Set<Run> runs = start;
    for (Rule rule : rules) {
      Set<Run> next = new LinkedHashSet<>();
      for (Run run : runs) {
        if (run.done()) {
          next.add(run);
        } else {
          next.addAll(
              switch (rule) {
                case Rule.Filter filter -> filter(filter, anchor, run);
                case Rule.Anchor call -> call(call, anchor, run);
                case Rule.Translation translation -> List.of(run);
                case Rule.Scrub scrub -> List.of(run);
              });
        }
      }
      runs = next;
    }
    return runs;
  }

  private List<Run> filter(Rule.Filter rule, String anchor, Run run) {
    Packet packet = run.packet();
    if (!rule.direction().covers(packet.direction())) {
      return List.of(run);
    }
    RuleMatch match = evaluation.match(anchor);
    Matching matching = match.of(rule.match(), packet).and(match.of(rule, packet, run.tag()));
    evaluation.depends(matching);
    List<Run> all = new ArrayList<>();
    if (!(matching instanceof Matching.Yes)) {
      all.add(run);
    }
    if (!(matching instanceof Matching.No)) {
      Run matched = run.filtered(rule);
      if (rule.applied().isEmpty()) {
        all.add(matched);
      } else {
        Rule.Applied applied = rule.applied().get();
        new TranslationWalk(evaluation)
            .changed(applied.kind(), applied.target(), rule.match().toPort(), packet)
            .forEach(changed -> all.add(matched.applied(rule, changed)));
      }
    }
    return all;
  }

  /** After a quick anchor in which a rule matched no other rule is looked at. */
  private List<Run> call(Rule.Anchor call, String anchor, Run run) {
    if (!call.direction().covers(run.packet().direction())) {
      return List.of(run);
    }
    RuleMatch match = evaluation.match(anchor);
    Matching matching =
        match
            .of(call.match(), run.packet())
            .and(match.of(call.options(), call.match(), run.packet(), run.tag()));
    evaluation.depends(matching);
    List<Run> all = new ArrayList<>();
    if (!(matching instanceof Matching.Yes)) {
      all.add(run);
    }
    if (!(matching instanceof Matching.No)) {
      Set<Run> runs = Set.of(run.calling(call).inAnchor(false));
      for (String path : evaluation.called(anchor, call.name())) {
        List<Rule> rules = evaluation.inside(call, path).map(Ruleset::filter).orElse(List.of());
        runs = walk(rules, path, runs);
      }
      for (Run after : runs) {
        boolean matched = after.inAnchor();
        all.add(
            after
                .done(after.done() || (call.quick() && matched))
                .inAnchor(matched || run.inAnchor()));
      }
    }
    return all;
  }
}
