package dev.leat.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private static final String API = "dev.leat.api..";
    private static final String CORE = "dev.leat.core..";
    private static final String CLI = "dev.leat.cli..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.leat");

    @Test
    void theApiKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(API, "java..", "jdk.incubator.vector..")
                .check(CLASSES);
    }

    @Test
    void coreKnowsNeitherPluginsNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.leat.formats..", "dev.leat.sources..", "dev.leat.spill..", CLI)
                .check(CLASSES);
    }

    @Test
    void pluginsKnowNeitherCoreNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.leat.formats..", "dev.leat.sources..", "dev.leat.spill..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, CLI)
                .check(CLASSES);
    }

    @Test
    void onlyTaskScopeStartsThreads() {
        noClasses()
                .that()
                .doNotHaveSimpleName("TaskScope")
                .should()
                .callMethod(Thread.class, "start")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                                        Thread.Builder.OfVirtual.class))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, ExecutorService.class, CompletableFuture.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        // The kit of tests prints its seeds.
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, "dev.leat.tck..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
