/**
 * Who may do what: readers read, editors publish. Knows addresses and roles and nothing
 * of factsheets.
 */
@NullMarked
package org.practicepress.publish.access;

import org.jspecify.annotations.NullMarked;
