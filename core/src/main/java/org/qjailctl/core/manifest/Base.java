package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;

/**
 * Where {@code base.txz} comes from.
 *
 * @param followsHost whether the jails' base system is brought to the host's release when the host
 *     has a newer one
 * @param trees the host's that are copied beside it, when it is laid out and when it is updated
 */
public record Base(Source source, boolean followsHost, SortedSet<SharedTree> trees) {

  public Base {
    trees = Collections.unmodifiableSortedSet(new TreeSet<>(trees));
  }

  /** A base system without trees of the host's. */
  public Base(Source source, boolean followsHost) {
    this(source, followsHost, new TreeSet<>());
  }

  /** A base system that stays what it is. */
  public Base(Source source) {
    this(source, false);
  }

  /** The one file name that {@code qjail install -f} looks for. */
  public static final String FILE_NAME = "base.txz";

  /** Where a copy of base.txz is found. */
  public sealed interface Source {

    /** A file that is held against its digest before qjail sees it. */
    sealed interface Verified extends Source {
      Sha256 sha256();

      /** Where base.txz is, or will be once it is fetched. */
      HostPath path();
    }

    /** On the host already; the path ends in {@value Base#FILE_NAME}. */
    record File(HostPath path, Sha256 sha256) implements Verified {}

    /** Fetched by fetch(1) on the host; an http or https URL. */
    record Url(String url, Sha256 sha256) implements Verified {
      @Override
      public HostPath path() {
        return HostPath.of("/var/db/qjailctl/base/" + sha256.brief() + "/" + FILE_NAME);
      }
    }

    /**
     * That of the host's own release, fetched by {@code qjail install} itself, by ftp and unseen.
     *
     * @param ftpHost where it is fetched from; without one, where qjail 5.0 fetches it
     */
    record Release(Optional<String> ftpHost) implements Source {

      /** The variable ftp_host of qjail 5.0. */
      private static final String QJAILS_OWN = "ftp2.freebsd.org";

      public String host() {
        return ftpHost.orElse(QJAILS_OWN);
      }
    }
  }

  /** The file that is held against a digest. */
  public Optional<Source.Verified> verified() {
    return source instanceof Source.Verified file ? Optional.of(file) : Optional.empty();
  }
}
