package org.qjailctl.core.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that a host is asked to do or to tell. Plain data: nothing is run by making one. */
public sealed interface Operation {

  /** How long the operation may take before it is ended. */
  Duration limit();

  /**
   * Runs a program. {@code argv} reaches the program as it stands: no shell sees it.
   *
   * @param unless when present, run first with no input and its output thrown away; when it exits 0
   *     there is nothing to do, and {@code argv} is not run (see {@link Outcome.Status#NOT_NEEDED})
   */
  record Run(List<String> argv, Input stdin, Optional<List<String>> unless, Duration limit)
      implements Operation {
    public Run {
      argv = List.copyOf(argv);
      unless = unless.map(List::copyOf);
      if (argv.isEmpty() || unless.map(List::isEmpty).orElse(false)) {
        throw new IllegalArgumentException("a command without a program");
      }
    }

    public static Run of(List<String> argv) {
      return new Run(argv, Input.none(), Optional.empty(), SHORT);
    }

    public static Run of(String... argv) {
      return of(List.of(argv));
    }

    public Run reading(Input input) {
      return new Run(argv, input, unless, limit);
    }

    public Run unless(String... guard) {
      return unless(List.of(guard));
    }

    public Run unless(List<String> guard) {
      return new Run(argv, stdin, Optional.of(guard), limit);
    }

    public Run within(Duration longer) {
      return new Run(argv, stdin, unless, longer);
    }
  }

  /**
   * Reads a regular file. Exit status 0 with the content as standard output; 1 with a reason on
   * standard error when it is missing, not a regular file, or larger than {@code mostBytes}. The
   * last part of the path is not followed when it is a symlink.
   */
  record ReadFile(HostPath path, long mostBytes, Confinement within) implements Operation {

    /** A file of the host. */
    public ReadFile(HostPath path, long mostBytes) {
      this(path, mostBytes, Confinement.none());
    }

    @Override
    public Duration limit() {
      return SHORT;
    }
  }

  /**
   * Lists a folder, or one file, with metadata: {@code root} itself first, then what is below it to
   * {@code depth} levels (0: {@code root} alone), by path. Symlinks are listed, never followed. A
   * missing {@code root} is exit status 0 with no entries.
   */
  record ListTree(HostPath root, int depth, Contents contents, Confinement within)
      implements Operation {

    /** A tree of the host. */
    public ListTree(HostPath root, int depth, Contents contents) {
      this(root, depth, contents, Confinement.none());
    }

    @Override
    public Duration limit() {
      return depth == 0 ? SHORT : LONG;
    }
  }

  /** How much a listing tells of each regular file. */
  enum Contents {
    /** Metadata only. */
    NONE,
    /** The SHA-256 digest too. */
    DIGEST,
    /** The content too, for files of at most {@link #MOST_LISTED_BYTES}; the digest for all. */
    BYTES
  }

  /** A listing carries no file's content that is larger than this. */
  long MOST_LISTED_BYTES = 64 * 1024;

  /**
   * Writes a file atomically: a temporary file in the same folder, its mode and owner set, synced,
   * renamed. Exit status 0; 1 with a reason on standard error when the folder is missing, the path
   * is there but not a regular file (a symlink is refused), or what it replaces is not {@code
   * expected}.
   *
   * @param owner of the file; where it is empty, a file that is replaced keeps its owner, and a new
   *     one is root's
   */
  record WriteFile(
      HostPath path,
      Bytes content,
      FileMode mode,
      Expected expected,
      Optional<FileOwner> owner,
      Confinement within)
      implements Operation {

    /** A file of the host, whoever owns it. */
    public WriteFile(HostPath path, Bytes content, FileMode mode, Expected expected) {
      this(path, content, mode, expected, Optional.empty(), Confinement.none());
    }

    @Override
    public Duration limit() {
      return SHORT;
    }
  }

  /** What a written file may replace. */
  sealed interface Expected {
    /** Nothing: the file must not be there. */
    record Absent() implements Expected {}

    /** A file with this content. */
    record Content(Sha256 digest) implements Expected {}

    /** Whatever is there, or nothing. */
    record Anything() implements Expected {}
  }

  /** For commands that answer at once. */
  Duration SHORT = Duration.ofMinutes(2);

  /** For commands that copy trees, fetch or install. */
  Duration LONG = Duration.ofHours(1);
}
