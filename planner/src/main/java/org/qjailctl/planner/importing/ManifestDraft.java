package org.qjailctl.planner.importing;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Pf;

/** The manifest of a host as it is. */
public final class ManifestDraft {

  private ManifestDraft() {}

  /**
   * Drafts it.
   *
   * @param leftOut what is known not to fit
   */
  public static Drafted of(Survey survey, HostNaming naming, LeftOut leftOut) {
    Pieces pieces = new Pieces(leftOut);
    List<DescribedInterface> interfaces = DescribedInterface.all(survey, pieces);
    boolean qjail = QjailDraft.isThere(survey) && pieces.reasonFor(QjailDraft.PATH).isEmpty();
    Optional<Pf> pf =
        PfDraft.found(survey).filter(found -> pieces.reasonFor(PfDraft.PATH).isEmpty());
    SortedSet<JailName> jails = new TreeSet<>();
    Draft jailsDraft = JailsDraft.of(survey, pieces, jails);
    RcConfDraft rcConf = new RcConfDraft(survey, interfaces, qjail, pf.isPresent());
    Draft draft =
        Draft.EMPTY
            .comment("yaml-language-server: $schema=host.schema.json")
            .comment("")
            .comment(header(survey))
            .number("version", 1)
            .with(naming.section(survey))
            .with(section("rc.conf", rcConf.draft(pieces)))
            .with(section("sysctl", SysctlDraft.of(survey, pieces)))
            .with(section("interfaces", DescribedInterface.draft(interfaces, pieces)))
            .with(QjailDraft.items(survey, qjail))
            .with(section("flavors", FlavorsDraft.of(survey, pieces)))
            .with(section("jails", jailsDraft))
            .with(PfDraft.items(survey, pf, leftOut, jails))
            .with(PostgresqlDraft.secrets(survey));
    return new Drafted(draft, pieces.written());
  }

  private static String header(Survey survey) {
    String what =
        survey
            .host()
            .system()
            .known()
            .map(facts -> facts.system() + " " + facts.release() + " " + facts.architecture())
            .orElse("an unknown system");
    return "The host as qjailctl import found it: "
        + what
        + ". Planning this manifest there changes nothing. What a manifest cannot say stands in"
        + " comments, with the reason. No secret is ever written. `qjailctl schema >"
        + " host.schema.json` gives editors the schema.";
  }

  /** A section of its own behind an empty line; nothing where there is nothing to say. */
  private static List<Item> section(String key, Draft draft) {
    return draft.items().isEmpty()
        ? List.of()
        : List.of(new Item.Comment(""), new Item.Section(key, draft));
  }
}
