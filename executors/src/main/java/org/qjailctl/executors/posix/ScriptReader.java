package org.qjailctl.executors.posix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;

/**
 * Reads the scripts of {@link BatchScript} and {@link LockScript} back: exactly those of this
 * version, whose fixed parts are compared to the byte, and nothing else that a shell would take.
 */
public final class ScriptReader {

  private final ScriptBytes script;

  private ScriptReader(InputStream in) {
    this.script = new ScriptBytes(in);
  }

  /**
   * The request that {@code in} holds. Reads to the script's end and no further.
   *
   * @throws NotUnderstood when it is no script of this version, or breaks off
   */
  public static Request read(InputStream in) throws IOException, NotUnderstood {
    try {
      return new ScriptReader(in).request();
    } catch (IllegalArgumentException e) {
      // A path, an owner or a number that no batch holds.
      throw new NotUnderstood("a word of it cannot be: " + e.getMessage());
    }
  }

  private Request request() throws IOException, NotUnderstood {
    script.exactly("{\nmark=");
    String mark = script.quoted();
    script.exactly("\nl");
    return script.peek() == 'i' ? work(mark) : lock(mark);
  }

  private Request lock(String mark) throws IOException, NotUnderstood {
    script.exactly("ock=");
    String file = script.quoted();
    script.exactly("\njournal=");
    String journal = script.quoted();
    script.exactly("\nholder=");
    String holder = script.quoted();
    script.exactly(LockScript.REST);
    return new Request.Lock(
        new LockScript(new Marks(mark, "", "")),
        new HostLock(HostPath.of(file), HostPath.of(journal), holder));
  }

  private Request work(String mark) throws IOException, NotUnderstood {
    script.exactly("isting=");
    String listing = script.quoted();
    script.exactly("\n" + BatchScript.LIBRARY);
    List<Batch.Item> items = new ArrayList<>();
    Optional<Bytes> payload = Optional.empty();
    while (true) {
      switch (script.plain()) {
        case "payload" -> payload = Optional.of(payload());
        case "begin" -> {
          items.add(item(items.size(), payload));
          payload = Optional.empty();
        }
        case "printf" -> {
          script.exactly(BatchScript.END.substring("printf".length()));
          return new Request.Work(new Marks(mark, listing, ""), new Batch(items));
        }
        default -> throw new NotUnderstood("a command that no batch holds");
      }
    }
  }

  private Batch.Item item(int index, Optional<Bytes> payload) throws IOException, NotUnderstood {
    script.exactly(" " + index + " ");
    Batch.When when =
        switch (script.plain()) {
          case "always" -> Batch.When.ALWAYS;
          case "good" -> Batch.When.WHILE_GOOD;
          default -> throw new NotUnderstood("a condition that no batch holds");
        };
    return new Batch.Item(new OperationReader(script, payload).operation(), when);
  }

  /** What the function prints: see {@link Payload}. */
  private Bytes payload() throws IOException, NotUnderstood {
    script.exactly("() {\n");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (script.peek() == ':') {
      script.exactly(":\n}\n");
      return Bytes.NONE;
    }
    while (true) {
      script.exactly("printf '");
      while (script.peek() != '\'') {
        content.write(printed());
      }
      script.exactly("'");
      if (script.peek() == '\n') {
        script.exactly("\n}\n");
        return Bytes.of(content.toByteArray());
      }
      script.exactly(" &&\n");
    }
  }

  private int printed() throws IOException, NotUnderstood {
    int octet = script.next();
    if (octet == '%') {
      script.exactly("%");
      return '%';
    }
    if (octet != '\\') {
      return octet;
    }
    if (script.peek() == 'n') {
      script.exactly("n");
      return '\n';
    }
    return (digit() << 6) + (digit() << 3) + digit();
  }

  private int digit() throws IOException, NotUnderstood {
    int digit = script.next() - '0';
    if (digit < 0 || digit > 7) {
      throw new NotUnderstood("a digit that is not octal");
    }
    return digit;
  }
}
