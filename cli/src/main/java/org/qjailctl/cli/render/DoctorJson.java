package org.qjailctl.cli.render;

import java.util.List;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.HostState;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a doctor found, for programs: one JSON object, {@code "format": 1}. Within a format keys are
 * only added. docs/doctor.md describes it.
 */
public final class DoctorJson {

  private static final int FORMAT = 1;

  /** Characters beyond ASCII are escaped: some of them turn a terminal's text around. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DoctorJson() {}

  public static String of(String hostName, HostState state, List<Finding> findings) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    ObjectNode host = root.putObject("host");
    host.put("name", hostName);
    host.put("system", state.system().known().map(facts -> facts.system()).orElse(null));
    host.put("release", state.system().known().map(facts -> facts.release()).orElse(null));
    host.put(
        "architecture", state.system().known().map(facts -> facts.architecture()).orElse(null));
    host.put("qjail", state.qjail().version().known().flatMap(version -> version).orElse(null));
    root.put("fit", findings.stream().noneMatch(one -> one.level() == Finding.Level.PROBLEM));
    ArrayNode all = root.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode one = all.addObject();
      one.put("code", finding.code().value());
      one.put("level", DoctorText.word(finding.level()));
      one.put("what", finding.what());
      one.put("why", finding.why().isEmpty() ? null : finding.why());
      one.put("remedy", finding.remedy().isEmpty() ? null : finding.remedy());
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JSON.writer().with(printer).writeValueAsString(root) + "\n";
  }
}
