package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.secret.FilledInput;

/**
 * A batch as one script for the standard input of {@code /bin/sh -s}.
 *
 * <p>All of it is one compound command, so that a script of which only a part arrives is a syntax
 * error and none of it runs. The shell has read it whole before it begins; what then follows on its
 * standard input is watched for its end, which means that the client is gone.
 */
public final class BatchScript {

  /** The work on files, which a jail's shell gets too; as a text, for that. */
  private static final String FILES = ScriptPart.read("file.sh") + ScriptPart.read("tree.sh");

  /** What every script holds before its operations. */
  static final String LIBRARY =
      "library="
          + ShellQuote.quote(FILES)
          + "\neval \"$library\"\nmost="
          + FrameReader.MOST_BYTES
          + "\n"
          + ScriptPart.read("frame.sh")
          + ScriptPart.read("confine.sh");

  /** What every script ends with. */
  static final String END = "printf '%s done\\n' \"$mark\"\nexit 0\n}\n";

  private final Marks marks;
  private final Secrets secrets;
  private final Optional<Duration> limit;

  /**
   * @param secrets gives the values of {@link Input.Secret}
   * @param limit a time limit in place of the operations' own
   */
  public BatchScript(Marks marks, Secrets secrets, Optional<Duration> limit) {
    this.marks = marks;
    this.secrets = secrets;
    this.limit = limit;
  }

  /** The script's bytes. They hold the values of secrets: for a process's standard input only. */
  public byte[] render(Batch batch) {
    StringBuilder script = new StringBuilder("{\n");
    script.append("mark=").append(ShellQuote.quote(marks.frame())).append('\n');
    script.append("listing=").append(ShellQuote.quote(marks.listing())).append('\n');
    script.append(LIBRARY);
    int index = 0;
    for (Batch.Item item : batch.items()) {
      append(script, index++, item);
    }
    return script.append(END).toString().getBytes(UTF_8);
  }

  private void append(StringBuilder script, int index, Batch.Item item) {
    Operation operation = item.operation();
    long seconds = Math.max(1, limit.orElse(operation.limit()).toSeconds());
    payload(operation).map(Payload::definition).ifPresent(script::append);
    script.append("begin ").append(index).append(' ').append(when(item.when()));
    guard(operation)
        .ifPresent(
            argv ->
                script
                    .append(" && unless ")
                    .append(seconds)
                    .append(' ')
                    .append(ShellQuote.quote(argv)));
    script.append(" && carry ").append(seconds).append(' ').append(command(operation)).append('\n');
  }

  private static String when(Batch.When when) {
    return switch (when) {
      case ALWAYS -> "always";
      case WHILE_GOOD -> "good";
    };
  }

  private static Optional<List<String>> guard(Operation operation) {
    return operation instanceof Run run ? run.unless() : Optional.empty();
  }

  private Optional<byte[]> payload(Operation operation) {
    return switch (operation) {
      case Run run -> FilledInput.of(run.stdin(), secrets);
      case WriteFile write -> Optional.of(write.content().toArray());
      case ReadFile read -> Optional.empty();
      case ListTree list -> Optional.empty();
    };
  }

  private String command(Operation operation) {
    return switch (operation) {
      case Run run ->
          (run.stdin() instanceof Input.None ? "program " : "fed ") + ShellQuote.quote(run.argv());
      case ReadFile read ->
          within(read.within())
              + "read_file "
              + path(read.path())
              + " "
              + oneMore(read.mostBytes());
      case ListTree list ->
          within(list.within())
              + "list_tree "
              + path(list.root())
              + " "
              + list.depth()
              + " "
              + contents(list.contents())
              + " "
              + oneMore(Operation.MOST_LISTED_BYTES);
      case WriteFile write ->
          within(write.within())
              + "write_file "
              + path(write.path().parent())
              + " "
              + ShellQuote.quote(write.path().name())
              + " "
              + write.mode()
              + " "
              + expected(write.expected())
              + " "
              + write.content().sha256()
              + " "
              + ShellQuote.quote(marks.temporary())
              + " "
              + write.owner().map(owner -> ShellQuote.quote(owner.toString())).orElse("keep");
    };
  }

  private static String within(Confinement confinement) {
    return switch (confinement) {
      case Confinement.WholeHost host -> "";
      case Confinement.InJail(String jail, HostPath root) ->
          "within " + ShellQuote.quote(jail) + " " + path(root) + " ";
    };
  }

  private static String path(HostPath path) {
    return ShellQuote.quote(path.value());
  }

  /** One byte more than is allowed shows that there is more than is allowed. */
  private static long oneMore(long bytes) {
    return Math.min(bytes, Integer.MAX_VALUE - 1L) + 1;
  }

  private static String contents(Contents contents) {
    return switch (contents) {
      case NONE -> "none";
      case DIGEST -> "digest";
      case BYTES -> "bytes";
    };
  }

  private static String expected(Expected expected) {
    return switch (expected) {
      case Expected.Anything anything -> "any";
      case Expected.Absent absent -> "absent";
      case Expected.Content content -> content.digest().hex();
    };
  }
}
