/**
 * Lets somebody consent, once, that mails are read and sent for them where no password is
 * taken.
 */
@NullMarked
package org.practicepress.standalone.login;

import org.jspecify.annotations.NullMarked;
