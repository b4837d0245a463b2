package org.qjailctl.schema;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.manifest.Manifest;

/** A manifest model as lines of text, to be compared with what a case expects. */
final class ModelText {

  private ModelText() {}

  static String of(Manifest manifest, String folder) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "host "
            + manifest.hostName()
            + " at "
            + manifest.address().orElse("-")
            + manifest.become().map(how -> " by " + how).orElse(""));
    manifest.rcConf().forEach((name, value) -> lines.add("rc.conf " + name + " = " + value));
    manifest.sysctl().forEach((name, value) -> lines.add("sysctl " + name + " = " + value));
    manifest.interfaces().values().forEach(one -> lines.add("" + one));
    manifest.qjail().ifPresent(qjail -> lines.add("" + qjail));
    manifest
        .flavors()
        .forEach(
            (name, flavor) ->
                flavor
                    .files()
                    .forEach(
                        (path, file) ->
                            lines.add(
                                String.format(
                                    "flavor %s %s %s %s",
                                    name,
                                    file.mode(),
                                    path,
                                    file.content().utf8().replace("\n", "\\n")))));
    manifest.jails().values().forEach(jail -> lines.add("" + jail));
    manifest.protectedJails().forEach(jail -> lines.add("nothing may destroy " + jail));
    manifest.absentJails().values().forEach(jail -> lines.add("" + jail));
    manifest
        .pf()
        .ifPresent(
            pf -> {
              lines.add("pf " + (pf.enable() ? "enabled" : "disabled"));
              pf.macros().forEach((name, value) -> lines.add("pf " + name + " = " + value));
              pf.tables().forEach((name, table) -> lines.add("pf <" + name + "> " + table));
              pf.raw().translation().forEach(rule -> lines.add("pf raw " + rule));
              pf.nat().forEach(rule -> lines.add("" + rule));
              pf.rdr().forEach(rule -> lines.add("" + rule));
              pf.raw().filter().forEach(rule -> lines.add("pf raw " + rule));
            });
    manifest
        .checks()
        .forEach(
            (place, all) -> all.forEach(check -> lines.add("check of " + place + " " + check)));
    manifest.secrets().forEach((name, source) -> lines.add("secret " + name + " " + source));
    return String.join("\n", lines).replace(folder, "FOLDER") + "\n";
  }
}
