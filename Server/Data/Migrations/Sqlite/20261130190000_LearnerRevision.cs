using Microsoft.EntityFrameworkCore.Migrations;

namespace QuizHub.Server.Data.Migrations.Sqlite;

/// <summary>Learners get the revision by which copies of what their answers depend on are known to hold.</summary>
public partial class LearnerRevision : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<int>(name: "Revision", table: "Learners", type: "INTEGER", nullable: false, defaultValue: 0);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "Revision", table: "Learners");
}
