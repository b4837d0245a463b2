package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The maps and lists of {@code postgresql} that become configuration files of the server. */
final class PostgresqlSettings {

  /** Said elsewhere in the manifest, or what brings qjailctl's own files in. */
  private static final Set<String> OWNED =
      Set.of(
          "data_directory",
          "config_file",
          "hba_file",
          "include",
          "include_dir",
          "include_if_exists");

  private static final Form<String> NAME =
      Form.of(
          PostgresqlSettings::name,
          ManifestCode.BAD_SETTING,
          "Write a name as `SHOW ALL` lists it, such as shared_buffers.");

  private static final Form<String> VALUE =
      Form.of(
          text -> oneLine(text, "a setting's value"),
          ManifestCode.BAD_SETTING,
          "Write it on one line.");

  private static final Form<String> PORT =
      Form.of(
          text ->
              text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65535
                  ? Parsed.ok(text)
                  : Parsed.refused("the port is a number from 1 to 65535"),
          ManifestCode.BAD_SETTING,
          "Write a number between quotes, such as \"5432\".");

  private static final Form<String> HBA =
      Form.of(
          text ->
              text.isBlank()
                  ? Parsed.refused("an empty line says nothing")
                  : oneLine(text, "a line of pg_hba.conf"),
          ManifestCode.BAD_SETTING,
          "Write one line, such as `host all all 192.168.1.0/24 scram-sha-256`.");

  private PostgresqlSettings() {}

  static SortedMap<String, String> read(Section server) {
    Reading reading = server.reading();
    SortedMap<String, String> all = new TreeMap<>();
    server
        .named(
            "settings",
            NAME,
            (name, node) ->
                reading
                    .text(node)
                    .flatMap(
                        text ->
                            (name.value().equals("port") ? PORT : VALUE)
                                .read(text, reading.problems()))
                    .map(value -> Map.entry(name.value(), value.value())))
        .forEach(setting -> all.put(setting.getKey(), setting.getValue()));
    return all;
  }

  static List<String> hba(Section server) {
    Reading reading = server.reading();
    List<String> lines = new ArrayList<>();
    for (YamlNode item : server.items("pg_hba")) {
      Optional<Placed<String>> line =
          reading.text(item).flatMap(text -> HBA.read(text, reading.problems()));
      line.map(Placed::value).ifPresent(lines::add);
    }
    return lines;
  }

  /** qjailctl reaches the server over its first socket. */
  static void checkSocket(Section server) {
    server
        .section(
            "settings",
            settings -> {
              settings.leaveRest();
              return settings.text("unix_socket_directories");
            })
        .flatMap(text -> text)
        .filter(text -> !text.value().startsWith("/"))
        .ifPresent(
            text ->
                server
                    .reading()
                    .problems()
                    .report(
                        ManifestCode.POSTGRESQL_WITHOUT_SOCKET,
                        text.place(),
                        "qjailctl makes roles and databases over the server's UNIX socket, and the"
                            + " first entry here is no folder.",
                        "Write a folder first, such as /tmp, or remove the line."));
  }

  private static Parsed<String> name(String text) {
    if (!text.matches("[a-z_][a-z0-9_.]{0,62}")) {
      return Parsed.refused("a setting's name is small letters, digits, underscores and dots");
    }
    return OWNED.contains(text)
        ? Parsed.refused("qjailctl sets it itself; see data-directory and pg_hba")
        : Parsed.ok(text);
  }

  private static Parsed<String> oneLine(String text, String what) {
    return text.chars().anyMatch(Character::isISOControl)
        ? Parsed.refused(what + " stands on one line, without tabs")
        : Parsed.ok(text);
  }
}
