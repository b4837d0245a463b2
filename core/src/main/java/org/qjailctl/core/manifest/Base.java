package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;

/**
 * Where {@code base.txz} comes from.
 *
 * @param sha256 the digest that it must have before qjail sees it
 * @param followsHost whether the jails' base system is brought to the host's release when the host
 *     has a newer one
 * @param trees the host's that are copied beside it, when it is laid out and when it is updated
 */
public record Base(Source source, Sha256 sha256, boolean followsHost, SortedSet<SharedTree> trees) {

  public Base {
    trees = Collections.unmodifiableSortedSet(new TreeSet<>(trees));
  }

  /** A base system without trees of the host's. */
  public Base(Source source, Sha256 sha256, boolean followsHost) {
    this(source, sha256, followsHost, new TreeSet<>());
  }

  /** A base system that stays what it is. */
  public Base(Source source, Sha256 sha256) {
    this(source, sha256, false);
  }

  /** The one file name that {@code qjail install -f} looks for. */
  public static final String FILE_NAME = "base.txz";

  /** Where a copy of base.txz is found. */
  public sealed interface Source {
    /** On the host already; the path ends in {@value Base#FILE_NAME}. */
    record File(HostPath path) implements Source {}

    /** Fetched by fetch(1) on the host; an http or https URL. */
    record Url(String url) implements Source {}
  }

  /** Where base.txz is, or will be once it is fetched. */
  public HostPath path() {
    return switch (source) {
      case Source.File(HostPath path) -> path;
      case Source.Url url ->
          HostPath.of("/var/db/qjailctl/base/" + sha256.brief() + "/" + FILE_NAME);
    };
  }
}
