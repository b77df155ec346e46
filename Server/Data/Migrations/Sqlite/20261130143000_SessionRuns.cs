using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuizHub.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SessionRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RunId",
                table: "SessionEvents",
                type: "TEXT",
                nullable: true);

            // What earlier events refer to stands in their JSON; ids are stored in capitals.
            migrationBuilder.Sql(
                "UPDATE SessionEvents SET RunId = upper(json_extract(Event, '$.runId')) WHERE json_extract(Event, '$.event') = 'run-finished';");

            migrationBuilder.CreateIndex(
                name: "IX_SessionEvents_RunId",
                table: "SessionEvents",
                column: "RunId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SessionEvents_RunId",
                table: "SessionEvents");

            migrationBuilder.DropColumn(
                name: "RunId",
                table: "SessionEvents");
        }
    }
}
