package org.fumikura;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fumikura.frame.ApiProblem;
import org.fumikura.organization.Actor;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** What every operation of the API has in common, told once; the rest of the description comes from the handlers. */
@Component
class ApiDescription implements GlobalOpenApiCustomizer, ModelConverter {

    private static final String TOKEN = "accessToken";
    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        ModelResolver.enumsAsRef = true;
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("Fumikura")
                .version("1")
                .description(
                        "Documents and decisions of a municipality. Whatever a page can do, this can do, under the same"
                                + " rules: the caller is a person acting in one of her posts, named by an access token. Requests"
                                + " that create or act carry an Idempotency-Key; changes name the state seen by If-Match; what"
                                + " went wrong is told as RFC 9457 with a stable code, in Japanese and English.")
                .contact(new Contact().name("Fumikura").url("https://github.com/fumikura/fumikura"))
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(new Server().url("/").description("The municipality's own host")));
        api.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
        Components components = api.getComponents();
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                                "A personal access token, issued on the page of access tokens or by ./fumikura token."));
        ModelConverters.getInstance(true).readAll(ApiProblem.class).forEach(components::addSchemas);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::complete));
    }

    private static void complete(Operation operation) {
        operation.addParametersItem(new Parameter()
                .name("Fumikura-Post")
                .in("header")
                .required(false)
                .description("The post in which the caller acts; her main one when left out.")
                .schema(new Schema<>().types(Set.of("string")).format("uuid")));
        if (operation.getDescription() == null) {
            operation.setDescription(operation.getSummary() + ".");
        }
        ApiResponses responses = operation.getResponses();
        responses.forEach((status, response) -> {
            if (response.getDescription() == null || response.getDescription().equals("OK")) {
                response.setDescription("As asked");
            }
        });
        ApiResponse problem = new ApiResponse()
                .description("What went wrong")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        for (String status :
                List.of("400", "401", "403", "404", "406", "409", "412", "413", "415", "422", "423", "428")) {
            responses.putIfAbsent(status, problem);
        }
        responses.values().stream()
                .filter(response -> response.getContent() != null && response != problem)
                .forEach(response -> response.addHeaderObject(
                        "ETag",
                        new Header()
                                .description("The state that was read, for If-Match")
                                .required(false)
                                .schema(new Schema<>().types(Set.of("string")))));
    }

    /** A component of a record is always there unless it may be null; then it is left out. */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType known = Json.mapper().constructType(type.getType());
        if (schema != null && known != null && known.getRawClass().isRecord()) {
            Schema<?> model = schema.get$ref() == null ? schema : named(schema.get$ref(), context);
            if (model != null && model.getProperties() != null) {
                require(model, known.getRawClass());
            }
        }
        return schema;
    }

    private static @Nullable Schema<?> named(String reference, ModelConverterContext context) {
        Map<String, Schema> models = context.getDefinedModels();
        return models.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void require(Schema<?> model, Class<?> record) {
        model.setAdditionalProperties(false);
        model.setRequired(Arrays.stream(record.getRecordComponents())
                .filter(component -> !isLeftOut(component))
                .map(RecordComponent::getName)
                .filter(model.getProperties()::containsKey)
                .toList());
    }

    private static boolean isLeftOut(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (said != null
                        && said.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED);
    }
}
