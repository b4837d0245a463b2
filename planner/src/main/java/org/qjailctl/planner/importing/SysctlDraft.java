package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.plan.SysctlConf;

/** The kernel variables that /etc/sysctl.conf sets, where the kernel has them so. */
final class SysctlDraft {

  private static final String PATH = "sysctl.";

  private SysctlDraft() {}

  static Draft of(Survey survey, Pieces pieces) {
    return switch (survey.inventory().sysctlConf()) {
      case Fact.Unknown<Optional<String>>(String reason) ->
          Draft.EMPTY.comment(SysctlConf.PATH + " could not be read: " + reason + ".");
      case Fact.Known<Optional<String>>(Optional<String> text) ->
          new Draft(items(text.orElse(""), pieces));
    };
  }

  private static List<Item> items(String text, Pieces pieces) {
    SortedMap<String, SysctlConf.Line> last = new TreeMap<>();
    SysctlConf.lines(text).forEach(line -> last.put(line.name(), line));
    List<Item> items = new ArrayList<>();
    last.forEach((name, line) -> items.add(item(line, pieces)));
    return items;
  }

  private static Item item(SysctlConf.Line line, Pieces pieces) {
    String where = SysctlConf.PATH + ":" + line.number();
    if (SysctlName.parse(line.name()).toOptional().isEmpty()) {
      return new Item.Comment(where + " sets what is no name of a kernel variable.");
    }
    if (line.value().chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffd)) {
      return new Item.Comment(
          where + " sets " + line.name() + " to what does not stand on one line as text.");
    }
    Value value =
        line.value().matches("-?(0|[1-9][0-9]{0,17})")
            ? new Value.WholeNumber(Long.parseLong(line.value()))
            : new Value.Text(line.value());
    return pieces.piece(PATH + line.name(), new Item.Entry(line.name(), value));
  }
}
