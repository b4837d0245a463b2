package org.qjailctl.schema.binding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Quoted;

/** The section {@code qjail.base}. */
final class BaseBinding {

  /** A source as it is written, before its digest is known. */
  private sealed interface Written {
    record File(HostPath path) implements Written {}

    record Url(String url) implements Written {}

    record Release() implements Written {}
  }

  private static final Form<Written> SOURCE =
      new Form<>(BaseBinding::parse, ManifestCode.BAD_BASE_SOURCE, BaseBinding::remedy);

  /** The same for an address that may hold a password. */
  private static final Form<Written> SOURCE_WITH_LOGIN = SOURCE.unseen();

  /** It stands behind an option of qjail, which lets the shell take it apart. */
  private static final Form<String> FTP_HOST =
      Forms.pattern(
          "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?",
          "ftp(1) is given a host's plain name or IPv4 address",
          ManifestCode.BAD_HOST_NAME,
          "Write the server's name, such as ftp.freebsd.org.");

  private static final String RELEASE = "release";
  private static final String SHA256 = "sha256";
  private static final String HOST_KEY = "ftp-host";

  /** What the base system follows. */
  private static final String HOST = "host";

  private BaseBinding() {}

  static Optional<Base> read(Section base) {
    base.require("source");
    Optional<Placed<Written>> source =
        base.text("source")
            .flatMap(
                text ->
                    (text.value().contains("@") ? SOURCE_WITH_LOGIN : SOURCE)
                        .read(text, base.reading().problems()));
    Optional<Placed<Sha256>> digest = base.form(SHA256, Forms.DIGEST);
    Optional<Placed<String>> ftpHost = base.form(HOST_KEY, FTP_HOST);
    boolean followsHost = base.word("follow", List.of(HOST)).isPresent();
    SortedSet<SharedTree> trees = new TreeSet<>();
    for (SharedTree tree : SharedTree.values()) {
      if (base.word(tree.toString(), List.of(HOST)).isPresent()) {
        trees.add(tree);
      }
    }
    reportUnfit(base, source.map(Placed::value));
    return source
        .flatMap(
            written ->
                source(written.value(), digest.map(Placed::value), ftpHost.map(Placed::value)))
        .map(from -> new Base(from, followsHost, trees));
  }

  private static Optional<Base.Source> source(
      Written written, Optional<Sha256> digest, Optional<String> ftpHost) {
    return switch (written) {
      case Written.File(HostPath path) -> digest.map(sha256 -> new Base.Source.File(path, sha256));
      case Written.Url(String url) -> digest.map(sha256 -> new Base.Source.Url(url, sha256));
      case Written.Release release -> Optional.of(new Base.Source.Release(ftpHost));
    };
  }

  private static void reportUnfit(Section base, Optional<Written> source) {
    boolean release = source.filter(Written.Release.class::isInstance).isPresent();
    if (!release && base.has("source") && !base.has(SHA256)) {
      base.reading()
          .problems()
          .report(
              ManifestCode.BASE_DIGEST,
              base.place().missing(SHA256),
              "qjail.base has no sha256, against which base.txz is held before qjail sees it.",
              "Add `sha256: \"3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0\"`"
                  + " with the digest that the release's MANIFEST file lists.");
    }
    if (release && base.has(SHA256)) {
      report(
          base,
          SHA256,
          "qjail fetches the release itself and unpacks it at once: nothing can be held against a"
              + " digest before.",
          "Leave out sha256, or name an https address of base.txz as the source.");
    }
    if (source.isPresent() && !release && base.has(HOST_KEY)) {
      report(
          base,
          HOST_KEY,
          "Only `source: release` is fetched by ftp.",
          "Leave out ftp-host, or write `source: release` without sha256.");
    }
  }

  private static void report(Section base, String key, String detail, String remedy) {
    base.node(key)
        .ifPresent(
            node ->
                base.reading()
                    .problems()
                    .report(ManifestCode.BASE_UNFIT, node.place(), detail, remedy));
  }

  private static Parsed<Written> parse(String text) {
    if (text.equals(RELEASE)) {
      return Parsed.ok(new Written.Release());
    }
    if (text.startsWith("file://")) {
      return HostPath.parse(text.substring("file://".length()))
          .then(
              path ->
                  path.name().equals(Base.FILE_NAME)
                      ? Parsed.ok(new Written.File(path))
                      : Parsed.refused("qjail install looks for a file named " + Base.FILE_NAME));
    }
    return isWebAddress(text)
        ? Parsed.ok(new Written.Url(text))
        : Parsed.refused(
            "a source is an http or https address without a login, file:///PATH/base.txz, or"
                + " release");
  }

  /** A login in the address would stand in plans and in the host's list of processes. */
  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String remedy(String text) {
    if (text.startsWith("/")) {
      return "Write file://" + Quoted.plain(text) + " for a file on the host.";
    }
    return "Write https://MIRROR/releases/amd64/13.2-RELEASE/base.txz or file:///root/base.txz.";
  }
}
