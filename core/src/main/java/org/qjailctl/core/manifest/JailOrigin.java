package org.qjailctl.core.manifest;

import java.util.Optional;
import org.qjailctl.core.net.Parsed;

/** What a jail's files are made of when it is created, and only then. */
public sealed interface JailOrigin {

  /** The files of a jail without anything of its own: the template's, and the default flavor's. */
  JailOrigin USUAL = new FromFlavor(Flavor.DEFAULT);

  /** The template, and a flavor over it. */
  record FromFlavor(FlavorName flavor) implements JailOrigin {}

  /**
   * The files of a jail as an archive has them, and nothing else of that jail: {@code qjail create
   * -a} takes over neither its addresses nor its settings (qjail 5.0, create).
   *
   * @param jail the jail that was archived
   * @param exactly the archive; without it, the jail's newest
   */
  record FromArchive(JailName jail, Optional<ArchiveName> exactly) implements JailOrigin {

    /** This archive and no other. */
    public static FromArchive exactly(ArchiveName archive) {
      return new FromArchive(archive.jail(), Optional.of(archive));
    }

    /** A jail's name, or an archive's. */
    public static Parsed<FromArchive> parse(String text) {
      return text.indexOf('@') >= 0
          ? ArchiveName.parse(text).map(FromArchive::exactly)
          : JailName.parse(text).map(jail -> new FromArchive(jail, Optional.empty()));
    }

    /** As {@code qjail create -a} takes it. */
    @Override
    public String toString() {
      return exactly.map(ArchiveName::toString).orElse(jail.value());
    }
  }
}
