package org.qjailctl.executors.psql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.net.Port;

class SqlTest {

  @Test
  void aNameStaysOneName() {
    assertThat(Sql.name(PostgresqlName.of("app"))).isEqualTo("\"app\"");
    assertThat(Sql.name(PostgresqlName.of("a\"; DROP TABLE x; --")))
        .isEqualTo("\"a\"\"; DROP TABLE x; --\"");
  }

  @Test
  void aTextStaysOneTextWithBackslashesToo() {
    assertThat(Sql.text("C.UTF-8")).isEqualTo("'C.UTF-8'");
    assertThat(Sql.text("o'clock")).isEqualTo("'o''clock'");
    assertThat(Sql.text("\\'; --")).isEqualTo("E'\\\\''; --'");
  }

  @Test
  void aDatabasesNameIsNoConnectionString() {
    ClusterAddress server = new ClusterAddress(JailName.of("db"), Optional.empty(), new Port(5432));

    assertThat(PsqlCommand.onHost(server, PostgresqlName.of("shop"))).endsWith("-d", "shop");
    assertThat(PsqlCommand.onHost(server, PostgresqlName.of("host=evil '\\")))
        .endsWith("-d", "dbname='host=evil \\'\\\\'");
  }
}
