/**
 * Who may come to an editors' desk: sign-in by OpenID Connect for pages, bearer tokens
 * for programs, one role for both. A service that has a desk says where it is with a
 * {@link org.practicepress.pages.access.Desk} bean; all others get nothing of this.
 */
@NullMarked
package org.practicepress.pages.access;

import org.jspecify.annotations.NullMarked;
