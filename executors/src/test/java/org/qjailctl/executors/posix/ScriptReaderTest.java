package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;

/** Scripts are read back as what they were made of, and nothing else is read. */
class ScriptReaderTest {

  private static final Marks MARKS = new Marks("it's a mark", "/listing", ".temporary");

  private static byte[] script(Batch batch) {
    return new BatchScript(MARKS, Secrets.none(), Optional.empty()).render(batch);
  }

  private static Batch readBack(byte[] script) throws Exception {
    Request request = ScriptReader.read(new ByteArrayInputStream(script));
    return request instanceof Request.Work work ? work.batch() : fail("it was read as " + request);
  }

  @Test
  void anyBatchComesBackAsItWas() throws Exception {
    long seed = Long.getLong("qjailctl.seed", 20261125);
    RandomBatch random = new RandomBatch(seed);
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Batch batch = random.next();
      assertThat(readBack(script(batch))).as("batch %d of seed %d", i, seed).isEqualTo(batch);
      batches.add(batch);
    }
    Set<Class<?>> tried =
        batches.stream()
            .flatMap(batch -> batch.items().stream())
            .map(item -> item.operation().getClass())
            .collect(Collectors.toSet());
    assertThat(tried).as("kinds of operations").contains(Operation.class.getPermittedSubclasses());
  }

  @Test
  void everyByteOfContentComesBack() throws Exception {
    byte[] pairs = new byte[2 * 65_536];
    for (int i = 0; i < 65_536; i++) {
      pairs[2 * i] = (byte) (i >> 8);
      pairs[2 * i + 1] = (byte) i;
    }
    Batch batch = Batch.all(List.of(Run.of("cat").reading(new Input.Text(Bytes.of(pairs)))));

    assertThat(readBack(script(batch))).isEqualTo(batch);
  }

  @Test
  void marksComeBackAndASecretIsPlainInput() throws Exception {
    Batch batch =
        Batch.all(List.of(Run.of("cat").reading(new Input.Secret(new SecretName("password")))));
    byte[] script =
        new BatchScript(MARKS, name -> "s3cret", Optional.of(Duration.ofSeconds(3))).render(batch);

    Request request = ScriptReader.read(new ByteArrayInputStream(script));

    assertThat(request)
        .isEqualTo(
            new Request.Work(
                new Marks("it's a mark", "/listing", ""),
                Batch.all(
                    List.of(
                        Run.of("cat")
                            .reading(Input.text("s3cret\n"))
                            .within(Duration.ofSeconds(3))))));
  }

  @Test
  void aLockComesBackAndWhatFollowsIsLeft() throws Exception {
    HostLock lock =
        new HostLock(HostPath.of("/var/run/it's"), HostPath.of("/var/db/j"), "anna@laptop $(id)");
    byte[] script = new LockScript(MARKS).render(lock);
    byte[] more = "{\"event\":\"begin\"}\n".getBytes(UTF_8);
    byte[] all = Arrays.copyOf(script, script.length + more.length);
    System.arraycopy(more, 0, all, script.length, more.length);
    InputStream in = new ByteArrayInputStream(all);

    assertThat(ScriptReader.read(in))
        .isInstanceOfSatisfying(
            Request.Lock.class, request -> assertThat(request.lock()).isEqualTo(lock));
    assertThat(in.readAllBytes()).isEqualTo(more);
  }

  @Test
  void theAnswersOfALockAreReadAsWhatTheyAre() {
    LockScript words = new LockScript(MARKS);
    for (LockScript.Answer answer :
        List.of(
            new LockScript.Answer.Held(),
            new LockScript.Answer.Busy(4711, "anna since noon"),
            new LockScript.Answer.Ended(1))) {
      assertThat(words.answer(words.line(answer))).contains(answer);
    }
  }

  @Test
  void aScriptThatBreaksOffAnywhereIsNone() {
    byte[] script =
        script(
            Batch.upToFailure(
                List.of(Run.of("cat", "it's").reading(Input.text("a\nb")).unless("false"))));
    for (int length = 0; length < script.length; length++) {
      byte[] part = Arrays.copyOf(script, length);
      assertThatThrownBy(() -> readBack(part))
          .as("the first %d bytes of %d", length, script.length)
          .isInstanceOf(NotUnderstood.class)
          .hasMessage("it breaks off");
    }
  }

  @Test
  void aByteChangedAnywhereIsNoticedOrMeansSomethingElse() throws Exception {
    Batch batch =
        Batch.upToFailure(
            List.of(Run.of("cat", "it's").reading(Input.text("a\nb%-")).unless("false", "x")));
    byte[] script = script(batch);
    for (int at = 0; at < script.length; at++) {
      byte[] changed = script.clone();
      changed[at] = (byte) (changed[at] == '#' ? '!' : '#');
      Batch read;
      try {
        read = readBack(changed);
      } catch (NotUnderstood e) {
        continue;
      }
      // Within a word, a content, a number or a mark: what is read is what is written there.
      boolean mark = at < 60;
      assertThat(mark || !read.equals(batch)).as("byte %d is passed over", at).isTrue();
    }
  }

  @Test
  void whatOthersSendIsNotUnderstood() {
    for (String script :
        List.of(
            "uname -a\n",
            "{\necho hello\n}\n",
            "{\nmark='x'\nlisting='y'\nreboot\n}\n",
            "#!/bin/sh\n",
            "SSH-2.0-client\r\n",
            "\0\0\0\0")) {
      assertThatThrownBy(() -> readBack(script.getBytes(UTF_8)))
          .as(script)
          .isInstanceOf(NotUnderstood.class)
          .hasMessageContaining("another version's");
    }
  }
}
