package tributary.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The mailbox into which mails come back, read by IMAP.
///
/// @param port 993 where null, or 143 without TLS
/// @param tls whether the line is encrypted from the first byte; true where null
/// @param folder that is read; `INBOX` where null
/// @param every how long between two looks; 5 minutes where null
/// @param address to which mails come back; that of `mail.from` where null
public record BouncesConfig(
    String host,
    @Nullable Integer port,
    String username,
    String password,
    @Nullable Boolean tls,
    @Nullable String folder,
    @Nullable Duration every,
    @Nullable String address) {}
