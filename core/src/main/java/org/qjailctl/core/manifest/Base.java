package org.qjailctl.core.manifest;

import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;

/**
 * Where {@code base.txz} comes from.
 *
 * @param sha256 the digest that it must have before qjail sees it
 */
public record Base(Source source, Sha256 sha256) {

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
