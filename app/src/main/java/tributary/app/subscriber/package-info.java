/// Subscribers in files: lines and tables of addresses come in and go out. May not know where
/// subscribers are kept. Addresses are for the operator's own terminal and files; no message here
/// holds one.
@NullMarked
package tributary.app.subscriber;

import org.jspecify.annotations.NullMarked;
