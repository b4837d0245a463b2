package org.qjailctl.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A manifest of the suite, put together from the lines that each story is about. */
final class ManifestText {

  private static final String HEAD =
      """
      version: 1
      host:
        name: qjtest
      defaults:
        jail: { interface: lo9, flavor: qjtest }
      interfaces:
        lo9:
          clone: true
          aliases: [ALIAS]
      qjail:
        enable: true
        base:
          source: BASE
          sha256: "DIGEST"
      flavors:
        qjtest:
          files:
            /usr/local/etc/qjtest.conf:
              content: |
                from the flavor, with "quotes", $(id) and a \\backslash
              mode: "0640"
      """;

  private final String base;
  private final String sha256;
  private String alias = "inet 192.0.2.0-9";
  private final TreeMap<String, List<String>> jails = new TreeMap<>();
  private final List<String> pf = new ArrayList<>();

  ManifestText(String base, String sha256) {
    this.base = base;
    this.sha256 = sha256;
  }

  ManifestText alias(String other) {
    alias = other;
    return this;
  }

  /** A jail with these keys, in place of what was said of it before. */
  ManifestText jail(String name, String... lines) {
    jails.put(name, List.of(lines));
    return this;
  }

  ManifestText pf(String... lines) {
    pf.clear();
    pf.addAll(List.of(lines));
    return this;
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            HEAD.replace("ALIAS", alias).replace("BASE", base).replace("DIGEST", sha256));
    if (!jails.isEmpty()) {
      text.append("jails:\n");
    }
    jails.forEach(
        (name, lines) -> {
          text.append("  ").append(name).append(":\n");
          lines.forEach(line -> text.append("    ").append(line).append('\n'));
        });
    if (!pf.isEmpty()) {
      text.append("pf:\n");
      pf.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  /** Itself as a file of {@code folder}, in place of the one before. */
  Path in(Path folder) {
    try {
      return Files.writeString(folder.resolve("host.yaml"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
