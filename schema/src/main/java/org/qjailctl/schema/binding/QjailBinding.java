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
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Quoted;

/** The section {@code qjail}. */
final class QjailBinding {

  private static final PackageName PACKAGE = PackageName.of("qjail");

  private static final Form<Base.Source> SOURCE =
      new Form<>(QjailBinding::parse, ManifestCode.BAD_BASE_SOURCE, QjailBinding::remedy);

  /** The same for an address that may hold a password. */
  private static final Form<Base.Source> SOURCE_WITH_LOGIN = SOURCE.unseen();

  /** What the base system follows. */
  private static final String HOST = "host";

  private QjailBinding() {}

  static Optional<Qjail> read(Section top) {
    return top.section(
        "qjail",
        qjail ->
            new Qjail(
                qjail.form("package", Forms.PACKAGE).map(Placed::value).orElse(PACKAGE),
                qjail.flag("enable").map(Placed::value).orElse(true),
                qjail.section("base", QjailBinding::base).flatMap(base -> base)));
  }

  private static Optional<Base> base(Section base) {
    base.require("source", "sha256");
    Optional<Placed<Base.Source>> source =
        base.text("source")
            .flatMap(
                text ->
                    (text.value().contains("@") ? SOURCE_WITH_LOGIN : SOURCE)
                        .read(text, base.reading().problems()));
    Optional<Placed<Sha256>> digest = base.form("sha256", Forms.DIGEST);
    boolean followsHost = base.word("follow", List.of(HOST)).isPresent();
    SortedSet<SharedTree> trees = new TreeSet<>();
    for (SharedTree tree : SharedTree.values()) {
      if (base.word(tree.toString(), List.of(HOST)).isPresent()) {
        trees.add(tree);
      }
    }
    return source.flatMap(
        from -> digest.map(sha256 -> new Base(from.value(), sha256.value(), followsHost, trees)));
  }

  private static Parsed<Base.Source> parse(String text) {
    if (text.startsWith("file://")) {
      return HostPath.parse(text.substring("file://".length()))
          .then(
              path ->
                  path.name().equals(Base.FILE_NAME)
                      ? Parsed.ok(new Base.Source.File(path))
                      : Parsed.refused("qjail install looks for a file named " + Base.FILE_NAME));
    }
    return isWebAddress(text)
        ? Parsed.ok(new Base.Source.Url(text))
        : Parsed.refused(
            "a source is an http or https address without a login, or file:///PATH/base.txz");
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
