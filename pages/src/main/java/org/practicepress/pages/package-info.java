/**
 * What every page shares: layout, styles, languages, security headers and error answers.
 * A service that has this module on its class path gets all of it by auto-configuration;
 * the module knows no service and no event.
 */
@NullMarked
package org.practicepress.pages;

import org.jspecify.annotations.NullMarked;
