package org.qjailctl.planner.importing;

import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.manifest.Pf;

/** What stands around nat and rdr in the section {@code pf}. */
final class PfRawDraft {

  private PfRawDraft() {}

  /** Macros and tables. */
  static Draft before(Draft draft, Pf pf) {
    Draft more = draft;
    if (!pf.macros().isEmpty()) {
      Draft macros = Draft.EMPTY;
      for (var macro : pf.macros().entrySet()) {
        macros = macros.text(macro.getKey().value(), macro.getValue());
      }
      more = more.section("macros", macros);
    }
    if (!pf.tables().isEmpty()) {
      Draft tables = Draft.EMPTY;
      for (var table : pf.tables().entrySet()) {
        Draft one =
            table
                .getValue()
                .addresses()
                .map(all -> Draft.EMPTY.texts("addresses", all.stream().toList()))
                .orElse(Draft.EMPTY);
        tables = tables.section(table.getKey().value(), one);
      }
      more = more.section("tables", tables);
    }
    return more;
  }

  /** Raw rules. */
  static Draft behind(Draft draft, Pf pf) {
    if (pf.raw().equals(Pf.Raw.NONE)) {
      return draft;
    }
    Draft raw = Draft.EMPTY;
    if (!pf.raw().translation().isEmpty()) {
      raw = raw.texts("translation", pf.raw().translation());
    }
    if (!pf.raw().filter().isEmpty()) {
      raw = raw.texts("filter", pf.raw().filter());
    }
    return draft.section("raw", raw);
  }
}
