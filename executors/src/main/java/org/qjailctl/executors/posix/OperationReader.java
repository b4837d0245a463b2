package org.qjailctl.executors.posix;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Sha256;

/**
 * The rest of an operation's line, behind its index and condition, up to and with the line feed.
 */
final class OperationReader {

  private final ScriptBytes script;
  private final Optional<Bytes> payload;

  /**
   * @param payload what stood before the line, if anything did
   */
  OperationReader(ScriptBytes script, Optional<Bytes> payload) {
    this.script = script;
    this.payload = payload;
  }

  Operation operation() throws IOException, NotUnderstood {
    script.exactly(" && ");
    Optional<List<String>> guard = Optional.empty();
    Optional<String> guardSeconds = Optional.empty();
    if (script.peek() == 'u') {
      script.exactly("unless ");
      guardSeconds = Optional.of(script.plain());
      guard = Optional.of(guard());
      script.exactly("&& ");
    }
    script.exactly("carry ");
    String seconds = script.plain();
    if (!guardSeconds.orElse(seconds).equals(seconds)) {
      throw new NotUnderstood("a guard with a time limit of its own");
    }
    Duration limit = Duration.ofSeconds(Long.parseLong(seconds));
    script.exactly(" ");
    Operation operation = command(script.plain(), guard, limit);
    if (payload.isPresent() != takesPayload(operation)) {
      throw new NotUnderstood("content without a use, or none where some is needed");
    }
    script.exactly("\n");
    return operation;
  }

  private static boolean takesPayload(Operation operation) {
    return switch (operation) {
      case Operation.Run run -> run.stdin() instanceof Input.Text;
      case Operation.WriteFile write -> true;
      case Operation.ReadFile read -> false;
      case Operation.ListTree list -> false;
    };
  }

  private Operation command(String word, Optional<List<String>> guard, Duration limit)
      throws IOException, NotUnderstood {
    return switch (word) {
      case "program" -> new Operation.Run(words(), Input.none(), guard, limit);
      case "fed" ->
          new Operation.Run(words(), new Input.Text(payload.orElse(Bytes.NONE)), guard, limit);
      case "within" -> confined();
      default -> file(word, Confinement.none());
    };
  }

  /** The words of a guard, up to and with the blank behind them. */
  private List<String> guard() throws IOException, NotUnderstood {
    List<String> words = new ArrayList<>();
    script.exactly(" ");
    while (script.peek() == '\'') {
      words.add(script.quoted());
      script.exactly(" ");
    }
    return words;
  }

  /** The words of a program, up to the line feed. */
  private List<String> words() throws IOException, NotUnderstood {
    List<String> words = new ArrayList<>();
    while (script.peek() == ' ') {
      words.add(word());
    }
    return words;
  }

  private Operation confined() throws IOException, NotUnderstood {
    String jail = word();
    HostPath root = HostPath.of(word());
    script.exactly(" ");
    return file(script.plain(), new Confinement.InJail(jail, root));
  }

  private Operation file(String command, Confinement within) throws IOException, NotUnderstood {
    return switch (command) {
      case "read_file" ->
          new Operation.ReadFile(HostPath.of(word()), Long.parseLong(sign()) - 1, within);
      case "list_tree" -> listing(within);
      case "write_file" -> write(within);
      default -> throw new NotUnderstood("an operation that no batch holds");
    };
  }

  private Operation listing(Confinement within) throws IOException, NotUnderstood {
    HostPath root = HostPath.of(word());
    int depth = Integer.parseInt(sign());
    Contents contents =
        switch (sign()) {
          case "none" -> Contents.NONE;
          case "digest" -> Contents.DIGEST;
          case "bytes" -> Contents.BYTES;
          default -> throw new NotUnderstood("contents that no batch asks for");
        };
    script.exactly(" " + (Operation.MOST_LISTED_BYTES + 1));
    return new Operation.ListTree(root, depth, contents, within);
  }

  private Operation write(Confinement within) throws IOException, NotUnderstood {
    HostPath folder = HostPath.of(word());
    HostPath path = folder.child(word());
    FileMode mode = FileMode.parse(sign()).orThrow();
    Expected expected = expected(sign());
    Bytes content = payload.orElse(Bytes.NONE);
    if (!content.sha256().hex().equals(sign())) {
      throw new NotUnderstood("content that is not what its digest says");
    }
    // The temporary file's name, which a host that replaces a file in one move needs none of.
    word();
    script.exactly(" ");
    Optional<FileOwner> owner = Optional.empty();
    if (script.peek() == '\'') {
      String[] names = script.quoted().split(":", 2);
      owner = Optional.of(new FileOwner(names[0], names.length > 1 ? names[1] : ""));
    } else {
      script.exactly("keep");
    }
    return new Operation.WriteFile(path, content, mode, expected, owner, within);
  }

  private static Expected expected(String sign) {
    return switch (sign) {
      case "any" -> new Expected.Anything();
      case "absent" -> new Expected.Absent();
      default -> new Expected.Content(Sha256.parse(sign).orThrow());
    };
  }

  private String word() throws IOException, NotUnderstood {
    script.exactly(" ");
    return script.quoted();
  }

  private String sign() throws IOException, NotUnderstood {
    script.exactly(" ");
    return script.plain();
  }
}
