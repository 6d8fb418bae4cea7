package org.practicepress.pages;

import java.time.Duration;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves the shared files so that a browser fetches each of them once.
 *
 * <p>
 * Templates link to {@code @{/design/practice-press.css}}; the link that reaches the page
 * carries the digest of the content (or the version of the web jar) and may be kept for a
 * year. The plain name works too and is asked for again after ten minutes.
 */
// before Spring Boot's own handler of /webjars/**, which then steps back
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PagesWebConfiguration implements WebMvcConfigurer {

	private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final CacheControl SHORT = CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

	private static final String DESIGN = "classpath:/static/design/";

	private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

	private final OfferedLanguages offered;

	PagesWebConfiguration(OfferedLanguages offered) {
		this.offered = offered;
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(SharedFiles.DESIGN_WITH_DIGEST)
			.addResourceLocations(DESIGN)
			.setCacheControl(FOREVER)
			.resourceChain(true)
			.addResolver(digests());
		registry.addResourceHandler(SharedFiles.DESIGN)
			.addResourceLocations(DESIGN)
			.setCacheControl(SHORT)
			.resourceChain(true)
			.addResolver(digests());
		registry.addResourceHandler(SharedFiles.WEBJARS_WITH_VERSION)
			.addResourceLocations(WEBJARS)
			.setCacheControl(FOREVER)
			.resourceChain(true);
		registry.addResourceHandler(SharedFiles.WEBJARS)
			.addResourceLocations(WEBJARS)
			.setCacheControl(SHORT)
			.resourceChain(true)
			.addResolver(new LiteWebJarsResourceResolver());
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new ChosenLanguage.Keeper(this.offered));
	}

	private static VersionResourceResolver digests() {
		return new VersionResourceResolver().addContentVersionStrategy("/**");
	}

}
