package org.practicepress.pages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Properties;

import jakarta.servlet.DispatcherType;
import org.apache.coyote.http11.Http11NioProtocol;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.RelativeRedirectFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Gives a servlet application the shared pages: static files, languages, texts, security
 * headers, error answers, and the one address all of it is reached at.
 */
@AutoConfiguration(before = { MessageSourceAutoConfiguration.class, WebMvcAutoConfiguration.class,
		ErrorMvcAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(PagesProperties.class)
@PropertySource("classpath:pages/defaults.properties")
public final class PagesAutoConfiguration {

	/** The texts of the shared pages live beside those of the service. */
	private static final String OWN_MESSAGES = "pages/messages";

	/** The link to it changes when it does. */
	private static final CacheControl FOREVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	/** More than there are in a header of 8 kB. */
	private static final int MOST_LANGUAGES = 10_000;

	/** In milliseconds; who reads and writes keeps a clock of its own. */
	private static final int LOOK_FOR_TIMEOUTS_EVERY = 5_000;

	private static final String PUBLIC_URL = "practice-press.public-url";

	@Bean(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
	@ConditionalOnMissingBean(name = AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME,
			search = SearchStrategy.CURRENT)
	MessageSource messageSource(Environment environment, PagesProperties properties) {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.addBasenames(environment.getProperty("spring.messages.basename", String[].class, new String[0]));
		messages.addBasenames(OWN_MESSAGES);
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		// the language of the machine must never leak into a page: English is the default
		messages.setFallbackToSystemLocale(false);
		Properties inEveryLanguage = new Properties();
		inEveryLanguage.setProperty("pages.name", properties.name());
		messages.setCommonMessages(inEveryLanguage);
		return messages;
	}

	@Bean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
	@ConditionalOnMissingBean(name = DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
	LocaleResolver localeResolver(OfferedLanguages offered) {
		return new ChosenLanguage(offered);
	}

	@Bean
	OfferedLanguages offeredLanguages(PagesProperties properties) {
		return new OfferedLanguages(properties.languages().stream().map(PagesProperties.Language::code).toList());
	}

	@Bean
	Accent accent(PagesProperties properties) {
		return Accent.of(properties.accent());
	}

	@Bean
	RouterFunction<ServerResponse> accentFile(Accent accent) {
		return RouterFunctions.route()
			.GET("/design/accent.css", (request) -> accent.isChosen(),
					(request) -> ServerResponse.ok()
						.contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
						.cacheControl(FOREVER)
						.body(accent.css()))
			.build();
	}

	@Bean
	Logo logo(PagesProperties properties) {
		Drawing drawing = properties.logo();
		return (drawing != null)
				? new Logo(drawing, Objects.requireNonNullElse(properties.logoText(), properties.name())) : Logo.NONE;
	}

	@Bean
	RouterFunction<ServerResponse> logoFile(Logo logo) {
		Drawing drawing = logo.drawing();
		return RouterFunctions.route()
			.GET("/design/logo.png", (request) -> drawing != null,
					(request) -> ServerResponse.ok()
						.contentType(MediaType.IMAGE_PNG)
						.cacheControl(FOREVER)
						.body(Objects.requireNonNull(drawing).png()))
			.build();
	}

	@Bean
	PagesWebConfiguration pagesWebConfiguration(OfferedLanguages offered) {
		return new PagesWebConfiguration(offered);
	}

	@Bean
	@ConditionalOnMissingBean
	SecurityHeaders securityHeaders(PagesProperties properties) {
		return new SecurityHeaders(properties.formTargets());
	}

	@Bean
	@ConditionalOnMissingBean(ErrorController.class)
	FriendlyErrors friendlyErrors(ErrorAttributes errors, MessageSource messages) {
		return new FriendlyErrors(errors, messages);
	}

	@Bean
	@ConditionalOnProperty(PUBLIC_URL)
	PublicAddress publicAddress(@Value("${" + PUBLIC_URL + "}") URI url) {
		return new PublicAddress(url);
	}

	/** Before everything else, and for what is answered by way of an error, too. */
	@Bean
	@ConditionalOnBean(PublicAddress.class)
	FilterRegistrationBean<AtPublicAddress> atPublicAddress(PublicAddress address) {
		FilterRegistrationBean<AtPublicAddress> filter = new FilterRegistrationBean<>(new AtPublicAddress(address));
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		return filter;
	}

	/** Where a path says enough, the container must not complete it as it sees fit. */
	@Bean
	FilterRegistrationBean<RelativeRedirectFilter> relativeRedirects() {
		RelativeRedirectFilter relative = new RelativeRedirectFilter();
		relative.setRedirectStatus(HttpStatus.FOUND);
		FilterRegistrationBean<RelativeRedirectFilter> filter = new FilterRegistrationBean<>(relative);
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<ReadableParameters> readableParameters() {
		FilterRegistrationBean<ReadableParameters> filter = new FilterRegistrationBean<>(new ReadableParameters());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
		return filter;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slowBodies(PagesProperties properties) {
		return (tomcat) -> tomcat.addEngineValves(new SlowBodies(properties.bodyPatience()));
	}

	/**
	 * Who reads more than ten languages, which the container takes for an error of its
	 * own, gets a page; the length of a header bounds them.
	 */
	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> manyLanguages() {
		return (tomcat) -> tomcat.addConnectorCustomizers((connector) -> connector.setMaxLocaleCount(MOST_LANGUAGES));
	}

	/** What looks all the time whether a connection has timed out does so less often. */
	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> quietWhileIdle() {
		return (tomcat) -> tomcat.addConnectorCustomizers((connector) -> {
			if (connector.getProtocolHandler() instanceof Http11NioProtocol http) {
				http.setSelectorTimeout(LOOK_FOR_TIMEOUTS_EVERY);
			}
		});
	}

	/**
	 * How long each filter takes is nobody's question, and asking it takes a sixth of
	 * what a short answer costs; how long a whole answer takes is counted all the same.
	 */
	@Bean
	@ConditionalOnMissingBean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/** Styles and scripts are public and need neither session nor token. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain pagesFilterChain(HttpSecurity http) {
		return http.securityMatcher(SharedFiles.PATTERNS.toArray(String[]::new))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

}
