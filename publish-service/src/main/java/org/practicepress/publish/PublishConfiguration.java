package org.practicepress.publish;

import java.time.Duration;

import org.practicepress.form.Licence;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.pages.IdInLog;
import org.practicepress.pages.Logo;
import org.practicepress.publish.factsheet.Contributor;
import org.practicepress.publish.factsheet.Outline;
import org.practicepress.publish.rendering.FormWords;
import org.practicepress.publish.rendering.PracticeFormWords;
import org.practicepress.publish.rendering.Press;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Puts the press together. */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration implements WebMvcConfigurer {

	@Bean
	FormWords formWords(PracticeForm form) {
		return new PracticeFormWords(form);
	}

	@Bean
	Press press(FormWords form, Outline outline, ClaimChecks files, CompactedView<Contributor> contributors,
			PublishProperties properties, Licence licence, Logo logo) {
		return new Press(form, outline, files, contributors, properties.publicUrl(), properties.publisher(), licence,
				logo);
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/factsheets/design/**")
			.addResourceLocations("classpath:/publish/design/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
			.resourceChain(true)
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
	}

	/**
	 * What is logged while an editor works on a factsheet can be found by its submission.
	 */
	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new IdInLog("submission")).addPathPatterns("/desk/factsheets/**", "/api/factsheets/**");
	}

}
