package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.observed.Mounted;

/** Makes, changes, starts or stops a jail. */
public sealed interface JailStep extends Step {

  /**
   * Makes a jail, stopped and with every parameter at its default, and notes that qjailctl made it.
   */
  record CreateJail(Jail jail) implements JailStep {}

  /** Changes settings of a stopped jail, in this order. */
  record ConfigureJail(JailName name, List<JailSetting> settings) implements JailStep {
    public ConfigureJail {
      settings = List.copyOf(settings);
    }
  }

  /** Gives a stopped jail another name, its files and its definition with it. */
  record RenameJail(JailName from, JailName to) implements JailStep {}

  /**
   * {@code qjail start}.
   *
   * @param firstWithSsh whether this start makes the user of {@code qjail config -h}, after which
   *     qjail writes the jail's files anew
   */
  record StartJail(JailName name, boolean firstWithSsh) implements JailStep {
    public StartJail(JailName name) {
      this(name, false);
    }
  }

  /** Puts a jail's files back as they were before a call of qjail that did not come to its end. */
  record PutBackJail(JailName name) implements JailStep {}

  /**
   * {@code qjail stop}.
   *
   * @param image the jail's image where it is mounted: qjail leaves it so when anything fails as
   *     the jail ends, such as taking its addresses off an interface that is gone
   */
  record StopJail(JailName name, Optional<Mounted> image) implements JailStep {
    public StopJail(JailName name) {
      this(name, Optional.empty());
    }
  }

  /**
   * Unmounts what a jail that does not run left mounted at or below its root, and detaches the
   * memory disk of its image.
   *
   * @param mounts the one to unmount first comes first
   */
  record UnmountJail(JailName name, List<Mounted> mounts) implements JailStep {
    public UnmountJail {
      mounts = List.copyOf(mounts);
    }
  }

  /**
   * Archives a stopped jail in automatic status.
   *
   * @param after the newest archive that is there before
   */
  record ArchiveJail(JailName name, Optional<ArchiveName> after) implements JailStep {}

  /** Deletes a stopped jail whose archive is verified. */
  record DeleteJail(JailName name) implements JailStep {}

  /** Brings a jail back from an archive that can be read to its end. */
  record RestoreJail(ArchiveName archive) implements JailStep {}

  /** Notes something of a jail on the host. */
  record RecordJail(JailName name, JailRecord record) implements JailStep {}

  /** Drops what was noted of a jail that somebody else deleted. */
  record ForgetJail(JailName name) implements JailStep {}

  /** Drops the note of a deletion that took nothing yet, of a jail that stays. */
  record KeepJail(JailName name) implements JailStep {}

  /** Takes away what a deletion that was cut short left of an archived jail. */
  record FinishDeletion(JailName name) implements JailStep {}
}
